export function displayMissing(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): boolean;
export function startXvfb(size?: string): Promise<{ display: string; stop: () => void }>;
