import { email, maxLength, required, type Validator } from 'react-admin';
import type { ManifestField } from '../manifest.js';

const decimal = /^-?\d+(\.\d+)?$/;
const filled = (value: unknown): value is string => value !== undefined && value !== null && value !== '';

/** The server decides; these say the same a moment earlier. */
export function textValidators(field: ManifestField): Validator[] {
  return [...presence(field), ...(field.maxLength ? [maxLength(field.maxLength)] : []), ...(field.format === 'email' ? [email()] : [])];
}

export const presence = (field: ManifestField): Validator[] => (field.optional ? [] : [required()]);

export function numberValidators(field: ManifestField): Validator[] {
  const spelt: Validator = (value: unknown) => (filled(value) && !decimal.test(String(value)) ? 'ra.validation.number' : undefined);
  const whole: Validator = (value: unknown) =>
    field.kind === 'integer' && filled(value) && String(value).includes('.') ? 'timon.validation.whole' : undefined;
  const bounds: Validator = (value: unknown) => {
    if (!filled(value) || !decimal.test(String(value))) return undefined;
    if (field.min !== undefined && Number(value) < Number(field.min))
      return { message: 'ra.validation.minValue', args: { min: field.min } };
    if (field.max !== undefined && Number(value) > Number(field.max))
      return { message: 'ra.validation.maxValue', args: { max: field.max } };
    return undefined;
  };
  return [...presence(field), spelt, whole, bounds];
}

export function dayValidators(field: ManifestField): Validator[] {
  const spelt: Validator = (value: unknown) => (filled(value) && !/^\d{4}-\d{2}-\d{2}$/.test(value) ? 'timon.validation.day' : undefined);
  return [...presence(field), spelt];
}
