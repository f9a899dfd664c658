/**
 * JSON in pieces: the elements of one long list, the objects of JSON lines or of objects one after another, or one
 * object. A large object around lists (`{"data": [...]}`) is handed out as small ones of the same shape, so that no
 * file has to be held whole.
 */
import { JsonCutter } from './jsonCutter.ts';
import { JsonEnvelope } from './jsonEnvelope.ts';
import type { JsonBatch } from './jsonText.ts';

/**
 * The values of a JSON text, a batch per piece. What is not JSON is passed over and its line told. Refusal:
 * fileValueTooLarge.
 */
export async function* jsonValues(name: string, texts: AsyncIterable<string>): AsyncGenerator<JsonBatch> {
  const cutter = new JsonCutter(name);
  let envelope: JsonEnvelope | null = null;
  for await (const text of texts) {
    if (envelope === null) {
      cutter.push(text);
      const open = cutter.openObject();
      yield cutter.take();
      if (open !== null) envelope = new JsonEnvelope(name, open.text, open.line);
    } else envelope.push(text);
    if (envelope !== null) yield envelope.take();
  }
  (envelope ?? cutter).end();
  yield (envelope ?? cutter).take();
}
