// Feeds whose validators change in different ways, and servers that ask to be left alone in all the ways there are.
import { rss } from "./feeds.ts";
import { dayMs, hourMs, minuteMs, start } from "./make.ts";
import type { Answer, Asked, Profile } from "./polite-site.ts";

const itemEveryMs = 6 * hourMs;
const itemsShown = 20;

function count(now: Date): number {
  return Math.floor((now.getTime() - start.getTime()) / itemEveryMs) + itemsShown;
}

function documentAt(now: Date, inside = ""): string {
  const newest = count(now);
  const items = Array.from({ length: itemsShown }, (_, index) => {
    const number = newest - index;
    const date = new Date(start.getTime() + (number - itemsShown) * itemEveryMs).toUTCString();
    return `<item><title>Item ${number} of the wire</title><guid>item-${number}</guid><pubDate>${date}</pubDate></item>`;
  });
  return rss(inside + items.join(""));
}

const etagOf = (now: Date) => `"v${count(now)}"`;
const dateOf = (now: Date) => new Date(start.getTime() + (count(now) - itemsShown) * itemEveryMs).toUTCString();

type Parts = {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly inside?: string;
};

/** 304 when the reader has what there is now, else the document. */
function answer({ now, validated }: Asked, { inside, ...validators }: Parts, rest: Partial<Answer>): Answer {
  return { status: validated ? 304 : 200, ...validators, body: documentAt(now, inside), ...rest };
}

/** Validators of the last answer, so that a server can tell whether the reader's are those of now. */
function remembering(
  name: string,
  partsOf: (asked: Asked) => Parts,
  restOf: (asked: Asked) => Partial<Answer> = () => ({}),
): Profile {
  let last = "";
  return {
    name,
    answer(asked) {
      const parts = partsOf(asked);
      const key = JSON.stringify([parts.etag, parts.lastModified]);
      const validated = asked.validated && key === last;
      last = key;
      return answer({ ...asked, validated }, parts, restOf(asked));
    },
  };
}

const hasBoth = ({ now }: Asked): Parts => ({ etag: etagOf(now), lastModified: dateOf(now) });
const inDays = (now: Date) => (now.getTime() - start.getTime()) / dayMs;

/** What happens in the middle of a run happens at a share of its `days`, so that a short run sees all of it. */
export function politeProfiles(days: number): readonly Profile[] {
  return [
    remembering("both", hasBoth),
    remembering("etag-only", ({ now }) => ({ etag: etagOf(now) })),
    remembering("date-only", ({ now }) => ({ lastModified: dateOf(now) })),
    remembering("neither", () => ({})),
    remembering("etag-changes-date-stays", ({ now }) => ({ etag: etagOf(now), lastModified: start.toUTCString() })),
    remembering("new-etag-each-hour", ({ now }) => ({ etag: `"h${Math.floor(now.getTime() / hourMs)}"` })),
    remembering("odd-spelling", ({ now }) => ({
      etag: `W/"${count(now)}-gzip;a b"`,
      lastModified: dateOf(now).replace("GMT", "+0000"),
    })),
    remembering("no-quotes", ({ now }) => ({ etag: `${count(now)}` })),
    remembering("max-age", hasBoth, () => ({ headers: { "cache-control": "max-age=7200" }, restMs: 2 * hourMs })),
    remembering("expires", hasBoth, ({ now }) => ({
      headers: { date: now.toUTCString(), expires: new Date(now.getTime() + 3 * hourMs).toUTCString() },
      restMs: 3 * hourMs - 1_000,
    })),
    remembering(
      "ttl",
      (asked) => ({ ...hasBoth(asked), inside: "<ttl>120</ttl>" }),
      () => ({ restMs: 2 * hourMs }),
    ),
    refusingSometimes(),
    overloaded(days),
    renewing(),
    lying(days),
    movedAway(days),
    gone(days),
  ];
}

/** Every seventh visit is one too many. */
function refusingSometimes(): Profile {
  const inner = remembering("429-retry-after", hasBoth);
  return {
    name: inner.name,
    answer: (asked) =>
      asked.number % 7 === 0
        ? { status: 429, headers: { "retry-after": "18000" }, restMs: 5 * hourMs }
        : inner.answer(asked),
  };
}

function overloaded(days: number): Profile {
  const inner = remembering("503-until-a-date", hasBoth);
  return {
    name: inner.name,
    answer(asked) {
      const at = inDays(asked.now) / days;
      if (at < 0.3 || at > 0.5) return inner.answer(asked);

      const until = new Date(Math.floor(asked.now.getTime() / 1_000) * 1_000 + 90 * minuteMs);
      return {
        status: 503,
        headers: { "retry-after": until.toUTCString() },
        restMs: until.getTime() - asked.now.getTime(),
      };
    },
  };
}

/** Its "not modified" brings another ETag each time. */
function renewing(): Profile {
  let served = 0;
  return {
    name: "304-with-new-etag",
    answer({ now, number, validated }) {
      const isCurrent = validated && served === count(now);
      served = count(now);
      return { status: isCurrent ? 304 : 200, etag: `"n${number}"`, body: documentAt(now) };
    },
  };
}

/** Says "not modified" for ever once the run is a third over. */
function lying(days: number): Profile {
  const inner = remembering("lying-304", hasBoth);
  return {
    name: inner.name,
    answer: (asked) =>
      inDays(asked.now) > days / 3 && asked.validated ? { status: 304, etag: etagOf(start) } : inner.answer(asked),
  };
}

function movedAway(days: number): Profile {
  const inner = remembering("301", hasBoth);
  return {
    name: inner.name,
    answer(asked) {
      const isMoved = inDays(asked.now) > days / 6 && asked.path === "/feed.xml";
      return isMoved ? { status: 301, headers: { location: `${asked.url}/new.xml` } } : inner.answer(asked);
    },
  };
}

function gone(days: number): Profile {
  const inner = remembering("410", hasBoth);
  return {
    name: inner.name,
    answer: (asked) => (inDays(asked.now) > days / 3 ? { status: 410, restMs: dayMs / 2 } : inner.answer(asked)),
  };
}
