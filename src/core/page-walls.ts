// Recognises by its address a page that stands before the article: a wall of consent, or one that asks for a login.

export type Wall = "consent-wall" | "login-wall";

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
  return loginHost.test(at.hostname) || loginPath.test(at.pathname) ? "login-wall" : undefined;
}
