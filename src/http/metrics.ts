// The status as figures for Prometheus. They come from the tables, so they are true for all processes together.
import { Counter, Gauge, Registry } from "prom-client";
import type { StatusFacts } from "../core/status/facts.ts";
import type { Status } from "../core/status/status-document.ts";
import { alertFigures } from "./alert-figures.ts";
import { feedFigures } from "./feed-figures.ts";
import { type AddGauge, flag, seconds } from "./metric-figures.ts";

/** A fresh registry for each scrape: a feed that is no longer listed leaves no figure behind. */
export async function statusMetrics(status: Status): Promise<string> {
  const registry = new Registry();
  const gauge: AddGauge = (name, help, figures) => {
    if (figures.length === 0) return;

    const labelNames = Object.keys(figures[0]?.[0] ?? {});
    const metric = new Gauge({ name: `newswatch_${name}`, help, labelNames, registers: [registry] });
    for (const [labels, value] of figures) metric.set(labels, value);
  };

  houseFigures(status, gauge);
  if (status.facts !== undefined) {
    feedFigures(status.facts.feeds, status.now, gauge);
    alertFigures(status.facts, status, gauge);
    totals(status.facts, registry);
  }
  return registry.metrics();
}

function houseFigures({ version, verdict, loaded, facts, queue, draining }: Status, gauge: AddGauge): void {
  const { problems, loadedAt, restartNeeded } = loaded.reload;
  gauge("build_info", "The running version.", [[{ version }, 1]]);
  gauge(
    "status",
    "The verdict: 1 for the one that holds.",
    ["pass", "warn", "fail"].map((name) => [{ status: name }, flag(verdict.status === name)]),
  );
  gauge("database_up", "Whether the database answers.", [[{}, flag(facts !== undefined)]]);
  gauge("draining", "Whether the process is shutting down.", [[{}, flag(draining)]]);
  gauge("config_last_reload_successful", "Whether the last edit of the settings was accepted.", [
    [{}, flag(problems.length === 0)],
  ]);
  gauge("config_last_reload_success_timestamp_seconds", "When the current settings were loaded.", [
    [{}, seconds(loadedAt)],
  ]);
  gauge("config_restart_needed", "Whether settings have changed that need a restart.", [[{}, flag(restartNeeded)]]);
  gauge(
    "queue_jobs",
    "Jobs by queue; a queue is a hint, the backlog is the truth.",
    Object.entries(queue ?? {}).map(([name, count]) => [{ queue: name }, count]),
  );
}

function totals({ counts }: StatusFacts, registry: Registry): void {
  for (const [noun, count] of Object.entries(counts)) {
    const help = noun === "sent" ? "Notifications that were delivered." : `All ${noun} recorded.`;
    const name = noun === "sent" ? "newswatch_notifications_sent_total" : `newswatch_${noun}_total`;
    new Counter({ name, help, registers: [registry] }).inc(count);
  }
}
