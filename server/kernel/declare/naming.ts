export const snakeCase = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
export const camelCase = (name: string): string => name[0]!.toLowerCase() + name.slice(1);
export const pascalCase = (name: string): string => name[0]!.toUpperCase() + name.slice(1);
/** The name of an amount's worth in company currency: `total` → `totalInCompanyCurrency`. */
export const twinName = (name: string): string => `${name}InCompanyCurrency`;
/** `orderDate` → `ORDER_DATE`, `in progress` → `IN_PROGRESS`: the spelling of an enum value. */
export const constantCase = (name: string): string =>
  snakeCase(name.replace(/[ -]+(\w)/g, (_, letter: string) => letter.toUpperCase())).toUpperCase();

export function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
