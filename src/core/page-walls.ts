// Recognises by its address a page that stands in the article's place: a wall of consent, a login, the front page.
import { canonicalLink } from "./feed/canonical-link.ts";
import { isSameSite } from "./origin/hosts.ts";

export type Wall = "consent-wall" | "login-wall" | "front-page";

const consentHost = /^(?:consent|guce|cmp|gdpr|privacy|cookie)\./i;
const consentPath = /\/(?:consent|collectconsent|gdpr|cookie-?wall|privacy-?gate|cmp|cookie-?consent)(?:[/.?]|$)/i;
const loginHost = /^(?:login|accounts?|auth|sso|signin|id|identity|myaccount)\./i;
const loginPath =
  /\/(?:log-?in|sign-?in|signup|sign-?up|sso|oauth2?|authorize|auth|register|registration|account\/login|anmelden|connexion|iniciar-sesion)(?:[/.?]|$)/i;

/** `url` is where the request ended or is sent on to; `asked` is what the feed named: an article may be about consent. */
export function wallAt(url: string, asked: string): Wall | undefined {
  if (!URL.canParse(url) || !URL.canParse(asked)) return undefined;

  const [at, from] = [new URL(url), new URL(asked)];
  if (at.hostname === from.hostname && at.pathname === from.pathname) return undefined;
  if (consentHost.test(at.hostname) || consentPath.test(at.pathname)) return "consent-wall";
  if (loginHost.test(at.hostname) || loginPath.test(at.pathname)) return "login-wall";
  return isSameSite(at.hostname, from.hostname) && isFrontPage(url) && !isFrontPage(asked) ? "front-page" : undefined;
}

/** Many sites send whoever asks for an article that was taken down to their front page. */
function isFrontPage(url: string): boolean {
  return canonicalLink(url) === undefined;
}
