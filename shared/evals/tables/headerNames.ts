/** What columns of result tables are called, in the languages they are met in. */

export type HeaderMeaning =
  | 'item'
  | 'itemText'
  | 'model'
  | 'run'
  | 'verdict'
  | 'score'
  | 'judge'
  | 'truth'
  | 'label'
  | 'covariate'
  | 'cost'
  | 'promptTokens'
  | 'completionTokens'
  | 'seconds'
  | 'error'
  | 'index'
  | 'total';

const names: Record<Exclude<HeaderMeaning, 'total'>, string> = {
  item: 'item|items|item id|id|ids|case|case id|test|test id|test case|test case id|testcase|testfall|fall|aufgabe|question id|qid|task|task id|instance|instance id|sample|sample id|example|example id|datapoint|doc id|doc|uid|uuid|key|prompt id|problem|problem id|row id|element|cas|cas de test|caso|caso de prueba|tarea|用例|测试用例|题目|题号|编号|项目|样本|任务|テストケース|задача',
  itemText: 'question|prompt|input|inputs|query|text|name|title|user input|frage|pregunta|问题|提示词|输入|名称|質問',
  model:
    'model|models|model name|model id|model version|modell|modellname|modèle|modele|modelo|modello|llm|system|engine|provider|deployment|candidate|assistant|bot|agent|模型|模型名称|モデル|модель',
  run: 'run|run id|run no|attempt|epoch|trial|repeat|repetition|rep|replicate|iteration|seed|try|round|versuch|lauf|durchlauf|essai|intento|轮次|次数|运行|试验|попытка',
  verdict:
    'passed|pass|success|succeeded|successful|correct|is correct|iscorrect|is resolved|is solved|is successful|is success|is passed|is pass|result|verdict|outcome|status|resolved|solved|pass fail|passfail|passed?|ok|acc|bestanden|ergebnis|richtig|erfolg|réussi|reussi|résultat|resultat|resultado|correcto|aprobado|通过|结果|是否通过|正确|是否正确|合格|結果|результат',
  score:
    'score|scores|correctness|factuality|rating|points|value|accuracy|exact match|em|f1|punkte|punktzahl|bewertung|note|puntuación|puntuacion|分数|得分|评分|スコア|оценка',
  judge:
    'judge|llm judge|judge verdict|judge label|judge score|judge pass|judge result|auto|auto grade|auto label|autograder|grader|model grade|modelgraded|evaluator|ai verdict|llm|llm verdict|llm label|llm grade|llm score|automatic|richter|juez|juge|裁判|自动评分|评审模型',
  truth:
    'human|human label|human verdict|human grade|human score|human pass|gold|gold label|truth|ground truth|groundtruth|annotator|annotation|annotated|expert|expert label|manual|manual label|manual grade|true label|reviewer|mensch|menschlich|humain|humano|人工|人工标注|真值|专家|人間',
  label: 'label|labels|class|klasse',
  covariate:
    'expected|expected answer|expected output|answer|target|reference|ideal|ideal answer|correct answer|solution|category|categories|segment|topic|domain|difficulty|level|tag|tags|type|kind|group|split|language|lang|area|cluster|weight|priority|source|subject|section|task type|dataset|suite|version|comment|comments|note text|notes|date|timestamp|created at|time stamp|url|link|reason|rationale|explanation|output|outputs|reference outputs|metadata|response|prediction|completion|kategorie|bereich|thema|schwierigkeit|sprache|kommentar|catégorie|categoria|categoría|domaine|difficulté|类别|分类|类型|标签|难度|领域|期望|预期|备注|语言|来源|答案',
  cost: 'cost|costs|cost usd|usd|usd cost|price|total cost|total cost usd|spend|kosten|preis|coût|cout|costo|coste|费用|成本|价格|コスト',
  promptTokens:
    'prompt tokens|input tokens|tokens in|in tokens|tokens input|tokens prompt|prompt token count|input token count|eingabe tokens|输入 tokens|输入tokens|输入token|提示 tokens',
  completionTokens:
    'completion tokens|output tokens|tokens out|out tokens|tokens output|tokens completion|completion token count|output token count|ausgabe tokens|输出 tokens|输出tokens|输出token',
  seconds:
    'seconds|second|secs|sec|s|latency|latency ms|latency s|latency seconds|latency sec|duration|duration ms|duration s|elapsed|elapsed ms|elapsed s|time ms|time s|time|ms|runtime|total time|response time|response time ms|dauer|dauer ms|dauer s|latenz|latence|durée|latencia|duración|延迟|耗时|时长',
  error: 'error|errors|exception|error message|fehler|erreur|错误|エラー',
  index: 'index|row|row number|nr|no|num|number|unnamed 0|level 0|zeile|序号|行号',
};

const meanings = new Map<string, HeaderMeaning>(
  (Object.entries(names) as [HeaderMeaning, string][]).flatMap(([meaning, list]) =>
    list.split('|').map((name): [string, HeaderMeaning] => [name, meaning]),
  ),
);

const averages =
  /^(overall )?(average|avg|mean|accuracy|pass ?rate|success ?rate|rate|durchschnitt|mittelwert|mittel|schnitt|moyenne|promedio|media|médiane|median|média|среднее|平均|平均值|平均分|平均値|ø|μ|准确率|通过率|正答率)( score| rate| accuracy)?$/;
const sums =
  /^(grand |sub ?)?(total|totals|sum|overall|summe|gesamt|insgesamt|somme|totale|suma|итого|всего|сумма|总计|合计|总和|小计|合計|総計|σ|∑)( score| passed| correct)?$/;
/** Names a summary may have and an item too. */
const weakSums = /^(all|count|n|solved|passed|std|stdev|sd|min|max)$/;

/** Lower case, one blank between words, units in brackets and marks of markup taken away. */
export const plainHeader = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[([{][^)\]}]*[)\]}]/g, ' ')
    .replace(/[\s_:*#/|-]+/g, ' ')
    .trim();

export const summaryKind = (text: string): 'average' | 'total' | 'perhaps' | null => {
  if (text.trim() === '%') return 'perhaps';
  const plain = plainHeader(text)
    .replace(/[.=%]+$/, '')
    .trim();
  if (averages.test(plain)) return 'average';
  return sums.test(plain) ? 'total' : weakSums.test(plain) ? 'perhaps' : null;
};

/** Where a tool keeps what it also measures or was told: `metrics.duration` and `metadata.model` mean what follows the dot. */
const keptUnder =
  /^(?:metadata|metrics|attributes|scores?|feedback|items?|samples?|grades?|results?|usage|token_?usage|tokens)\.(?=\S)/i;
/** What went in and came out is text whatever it is called. */
const isText = /^(?:inputs?|outputs?|reference[ _]outputs?|expected)\.\S/i;

/** What a column of this name usually holds, or null. A name that is also a model's is for the caller to weigh. */
export const meaningOf = (header: string): HeaderMeaning | null => {
  if (isText.test(header.trim())) return 'covariate';
  const plain = plainHeader(header.trim().replace(keptUnder, ''));
  return meanings.get(plain) ?? (['average', 'total'].includes(summaryKind(header) ?? '') ? 'total' : null);
};

/** `status` in the words of a call that ended or broke: it says nothing of the answer where something else does. */
export const isCallState = (header: string, said: Iterable<string>): boolean =>
  /^(?:run[ _])?(?:status|state)$/i.test(header.trim()) &&
  [...said].every((word) =>
    /^(?:success|succeeded|failure|completed?|ok|errors?|errored|pending|timeout|retry|\d{3}|)$/i.test(word.trim()),
  );

const saidOfModel = /[\s_:-]+(?:correct|passed|pass|result|verdict|score|grade|outcome)$/i;

/** `gpt-4o correct` without what is said of gpt-4o. */
export const withoutVerdictWord = (header: string): string => header.replace(saidOfModel, '');

/** Milliseconds by the header's own words; seconds otherwise. */
export const isInMilliseconds = (header: string): boolean =>
  /(^|[^a-z])(ms|msec|millis(econds)?|millisekunden)([^a-z]|$)/i.test(header);

/** The currency a cost column names, or null where it names none. */
export const currencyOf = (header: string): string | null => {
  const code = /\b(USD|EUR|GBP|CNY|RMB|JPY|CHF|CAD|AUD|INR|KRW|BRL)\b/i
    .exec(header.replace(/_/g, ' '))?.[1]
    ?.toUpperCase();
  if (code !== undefined) return code;
  if (header.includes('€')) return 'EUR';
  if (header.includes('£')) return 'GBP';
  if (/[¥￥元]/.test(header)) return 'CNY';
  return header.includes('$') ? 'USD' : null;
};
