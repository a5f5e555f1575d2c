export function compiledProgram(): Promise<string>
