/** Keys come from the environment and go to the provider; nothing we print or keep holds one. */

const SECRET_NAME = /(?:_API_KEY|_TOKEN|_SECRET)$/u;

/** Shorter values would blank out ordinary words. */
const SHORTEST_SECRET = 6;

/** The text with every secret of the environment, whole or as providers shorten it (`sk-ab***yz`), replaced. */
export function withoutSecrets(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  let clean = text;
  for (const [name, value] of Object.entries(environment)) {
    if (!SECRET_NAME.test(name) || value === undefined || value.length < SHORTEST_SECRET) continue;
    clean = clean.replaceAll(value, `[${name}]`);
  }
  return clean.replace(/\bsk-[\w*-]{4,}/gu, '[key]');
}
