// Loaded into a process that is to take itself for an older Node.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });
Object.defineProperty(process, 'version', { value: 'v18.20.8' });
