import { GraphQLError } from 'graphql';

export const asGraphqlError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('Fault.', { originalError: error instanceof Error ? error : new Error(String(error)) });
