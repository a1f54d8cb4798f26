import { Resolver, type ClassType } from 'type-graphql';

const classes: ClassType[] = [];

/** Adds operations written by hand to the schema, or fields to a type written by hand. They see to their own rights. */
export function HandWritten(of?: () => ClassType) {
  return (target: ClassType): void => {
    if (of) Resolver(of)(target);
    else Resolver()(target);
    classes.push(target);
  };
}

export const handWrittenResolvers = (): readonly ClassType[] => classes;
