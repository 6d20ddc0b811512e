const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// Engines show the first line of standard output.
if (major < 20 || (major === 20 && minor < 19)) {
  process.stdout.write(
    `imagepin needs Node.js 20.19 or later, and the "node" on the PATH is ${process.version}.\n`,
  );
  process.exit(1);
}
