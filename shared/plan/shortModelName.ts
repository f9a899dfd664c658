/** A model's name as a chip has room for it: without its maker's brand where what is left still names it. */
import { settings } from '../catalog/setting.ts';

/** Brands whose models are called by their second name alone. */
const brands = /^(?:claude|deepseek|google|openai|anthropic|meta|xai|z\.ai|mistral)[:\s]+/i;
const gptPersona = /^gpt-[\d.]+\s+(?=[a-z]{3,}$)/i;

const atSetting = new RegExp(`\\((${settings.join('|')})\\)\\s*$`);

/** 'Claude Opus 5' is Opus 5, 'DeepSeek V4 Pro' is V4 Pro, 'GPT-5.6 Luna' is Luna, 'GPT-5 Mini' stays 'GPT-5 Mini', 'Claude Opus 5 (low)' is Opus 5 low. */
export const shortModelName = (name: string): string =>
  [shortName(name), atSetting.exec(name)?.[1]].filter(Boolean).join(' ');

const shortName = (name: string): string => {
  const bare = name.replace(/\s*\((?:[^()]*)\)\s*$/, '').trim();
  const plain = bare.replace(brands, '');
  if (/^gpt-[\d.]+\s+(?:mini|nano|pro|chat|codex|turbo)$/i.test(plain)) return plain;
  const left = plain.replace(gptPersona, '');
  return left === '' || /^[\d.]+$/.test(left) ? bare : left;
};
