import { getNullableType, isEnumType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';

/** A coerced input as it would be sent: enums by their names again. */
export function inputJson(value: unknown, type: GraphQLInputType): unknown {
  if (value === null || value === undefined) return value;
  const bare = getNullableType(type);
  if (isListType(bare)) return Array.isArray(value) ? value.map((item) => inputJson(item, bare.ofType as GraphQLInputType)) : value;
  if (isEnumType(bare)) return bare.serialize(value);
  if (!isInputObjectType(bare)) return value;
  const fields = bare.getFields();
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inputJson(item, fields[name]!.type)]));
}
