// Compares the engine with PostgreSQL's own percolation, `tsv @@ stored query`, on the same rules and articles.
//   node dist/bench/watches-postgres.js [--rules 10000]
import { parseArgs } from "node:util";
import { type Engine, openEngine } from "../src/core/watch/engine/engine.ts";
import { readText } from "../src/core/watch/judge.ts";
import { parseExpression } from "../src/core/watch/parse-expression.ts";
import { connect, type Sql } from "../src/store/connect.ts";
import { bestOf } from "./cpu-time.ts";
import { freshDatabase } from "./fresh-database.ts";
import { writeRule, writeTsquery } from "./watches-languages.ts";
import { type BenchArticle, makeWorkload, type Workload } from "./watches-workload.ts";

const { values } = parseArgs({ options: { rules: { type: "string", default: "10000" } } });
const articleCount = 40;
const batch = 1_000;
/** A service that runs for days has long been compiled and has learned which words are common. */
const passes = 30;
const serverPasses = 3;

async function storeRules(sql: Sql, { rules }: Workload): Promise<void> {
  await sql`create table bench_rule (id int primary key, q tsquery not null)`;
  for (let from = 0; from < rules.length; from += batch) {
    const queries = rules.slice(from, from + batch).map(writeTsquery);
    const ids = queries.map((_, at) => from + at);
    await sql`
      insert into bench_rule (id, q)
      select id, q::tsquery
      from unnest(${ids}::int[], ${queries}::text[]) as written (id, q)`;
  }
  await sql`analyze bench_rule`;
}

/** The article's words are cut and weighed before the clock starts: PostgreSQL is only asked to match. */
async function askPostgres(sql: Sql, { title, body }: BenchArticle): Promise<{ met: readonly number[]; ms: number }> {
  const [vector] = await sql<{ v: string }[]>`
    select (setweight(to_tsvector('simple', ${title}), 'A') || to_tsvector('simple', ${body}))::text as v`;
  await sql`create temporary table if not exists bench_article (v tsvector)`;
  await sql`truncate bench_article`;
  await sql`insert into bench_article (v) values (${vector?.v ?? ""}::tsvector)`;
  const from = performance.now();
  const rows = await sql<{ id: number }[]>`select id from bench_rule, bench_article where v @@ q order by id`;
  return { met: rows.map(({ id }) => id), ms: performance.now() - from };
}

function loaded({ rules }: Workload): Engine {
  const engine = openEngine();
  for (const rule of rules) {
    const parsed = parseExpression(writeRule(rule), new Map());
    if (parsed.kind === "problems") throw new Error(`${writeRule(rule)}: ${parsed.problems[0]?.message}`);
    engine.add(parsed.expression);
  }
  return engine;
}

/** The best pass of either: wall time for the server, which is alone at it, CPU time for the engine. */
async function compare(sql: Sql, workload: Workload): Promise<void> {
  const { articles, rules } = workload;
  await storeRules(sql, workload);
  const engine = loaded(workload);
  const passMs = bestOf(passes, () => {
    for (const article of articles) engine.match(readText(article));
  });

  let different = 0;
  let serverMs = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < serverPasses; pass += 1) {
    let ms = 0;
    for (const article of articles) {
      const server = await askPostgres(sql, article);
      ms += server.ms;
      if (server.met.join(" ") !== engine.match(readText(article)).join(" ")) different += 1;
    }
    serverMs = Math.min(serverMs, ms);
  }
  const [us, them] = [passMs / articles.length, serverMs / articles.length];
  console.log(`${rules.length} rules, ${articles.length} articles, time of one article`);
  console.log(`engine, cutting the words included: ${us.toFixed(3)} ms`);
  console.log(`PostgreSQL, v @@ q over all rules: ${them.toFixed(1)} ms (${(them / us).toFixed(0)} times as long)`);
  console.log(`answers that differ: ${different} of ${serverPasses * articles.length}`);
}

const database = await freshDatabase();
const sql = connect(database.url, { poolMax: 1 });
try {
  await compare(sql, makeWorkload("mix", { rules: Number(values.rules), articles: articleCount }));
} finally {
  await sql.end();
  await database.stop();
}
