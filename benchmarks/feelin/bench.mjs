// Times feelin on request: reads one JSON object a line, answers with one JSON object a line.
// feelin offers no parsed expression in its public interface, so a copy of its module that also exports its interpreter is
// made beside it: what is timed as "parsed" is the closure that its own evaluate() builds and calls.
import { copyFileSync, appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('feelin/package.json')), 'dist');
const open = join(folder, 'open.js');
copyFileSync(join(folder, 'index.js'), open);
appendFileSync(open, '\nexport { interpreter as $interpreter, InterpreterContext as $InterpreterContext, coerceContext as $coerceContext };\n');
const { evaluate, date, $interpreter, $InterpreterContext, $coerceContext } = await import(pathToFileURL(open).href);

const cases = new Map();

const revive = value => value && value.$date ? date(value.$date) : value;

const load = ({ name, text, contexts }) => {
  const raw = contexts.map(c => Object.fromEntries(Object.entries(c).map(([key, value]) => [key, revive(value)])));
  const coerced = raw.map(c => $coerceContext(c));
  const { root } = $interpreter.evaluate(text, coerced[0], undefined, new $InterpreterContext());
  cases.set(name, { text, raw, coerced, root });
  return { answers: raw.map(c => evaluate(text, c).value), parsed: coerced.map(c => root(c)) };
};

const run = ({ name, mode, milliseconds }) => {
  const { text, raw, coerced, root } = cases.get(name);
  const once = mode === 'parsed' ? i => root(coerced[i]) : i => evaluate(text, raw[i]).value;
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.round(milliseconds * 1e6));
  const batch = mode === 'parsed' ? 64 : 8;
  let evaluations = 0;
  let now = start;
  while (now < end) {
    for (let k = 0; k < batch; k++) {
      once((evaluations + k) % raw.length);
    }
    evaluations += batch;
    now = process.hrtime.bigint();
  }
  const used = process.cpuUsage(cpu);
  return { evaluations, seconds: Number(now - start) / 1e9, cpu: (used.user + used.system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 };
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  process.stdout.write(JSON.stringify(request.text === undefined ? run(request) : load(request)) + '\n');
}
