/** The columns of a price sheet, mapped once: which holds what, and what no column says. */

import { useState } from 'react';
import { rateRange } from '../../../shared/foundation/money.ts';
import { type PriceField, priceFields, type TokenUnit } from '../../../shared/usage/priceSheet/priceColumns.ts';
import { gapsOf, ratesIn, ratesText, type SheetMapping } from '../../../shared/usage/priceSheet/sheetMapping.ts';
import { listSign } from '../../../shared/words/format.ts';
import { FormField } from '../../parts/FormField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const noColumn = '\u2014';
const units: readonly TokenUnit[] = ['1m', '1k', 'token'];

export const SheetColumns = ({
  columns,
  mapping,
  onChange,
}: {
  columns: readonly string[];
  mapping: SheetMapping;
  onChange: (mapping: SheetMapping) => void;
}) => {
  const { say, number, language } = useI18n();
  const [rates, setRates] = useState(ratesText(mapping.rates));
  const gaps = gapsOf(mapping, columns);
  const names = [...new Set(columns.filter((name) => name !== ''))];
  const choices = [noColumn, ...names].map((id) => ({ id, name: id }));
  const choose = (field: PriceField, column: string) =>
    onChange({ ...mapping, columns: { ...mapping.columns, [field]: column === noColumn ? '' : column } });
  return (
    <>
      <p>{say('catalog.sheetText')}</p>
      {gaps.length === 0 ? null : (
        <p>
          {say('catalog.sheetGaps', { gaps: gaps.map((gap) => say(`catalog.sheet-${gap}`)).join(listSign(language)) })}
        </p>
      )}
      <div className="sheet-columns">
        {priceFields.map((field) => (
          <SelectField
            key={field}
            label={say(`catalog.sheet-${field}`)}
            value={mapping.columns[field] || noColumn}
            choices={choices}
            onChange={(column) => choose(field, column)}
          />
        ))}
        <SelectField
          label={say('catalog.sheetUnit')}
          value={mapping.unit}
          choices={units.map((id) => ({ id, name: say(`catalog.sheetUnit-${id}`) }))}
          onChange={(unit) => onChange({ ...mapping, unit })}
        />
        <FormField
          label={say('catalog.sheetCurrency')}
          value={mapping.currency ?? ''}
          onChange={(text) => onChange({ ...mapping, currency: text.trim().toUpperCase().slice(0, 3) || null })}
        />
        <FormField
          label={say('catalog.sheetRates')}
          hint={say('catalog.sheetRatesHint')}
          value={rates}
          error={
            ratesIn(rates) === null
              ? say('catalog.sheetRatesUnclear', { min: number(rateRange.min, 4), max: number(rateRange.max) })
              : null
          }
          onChange={(text) => {
            setRates(text);
            onChange({ ...mapping, rates: ratesIn(text) ?? {} });
          }}
        />
        <FormField
          label={say('catalog.sheetHost')}
          value={mapping.host ?? ''}
          onChange={(text) => onChange({ ...mapping, host: text.trim() === '' ? null : text })}
        />
      </div>
    </>
  );
};
