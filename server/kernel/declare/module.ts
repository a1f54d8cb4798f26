/** A folder of records that belong together, and the modules it may call. */
export interface ModuleDeclaration {
  readonly name: string;
  readonly layer: 'foundation' | 'erp' | 'crm' | 'bridges' | 'insight' | 'partner';
  readonly uses: readonly string[];
  /** Its records in the order of the menu, the daily ones first; those not named follow. */
  readonly menu?: readonly string[];
}

const modules = new Map<string, ModuleDeclaration>();

/** Declares a module. `uses` is checked against its real imports by a conformance test. */
export function defineModule(module: ModuleDeclaration): ModuleDeclaration {
  modules.set(module.name, module);
  return module;
}

export const declaredModules = (): readonly ModuleDeclaration[] => [...modules.values()];
