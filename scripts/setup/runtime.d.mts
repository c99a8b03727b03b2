export interface Runtime {
  electronPath: string;
  electronVersion: string;
  nativeBinding: string;
  nodePath: string;
}

export function ensureRuntime(options?: { needs?: 'tests'[] }): Promise<Runtime>;
