// What `require('imagepin')` loads in the project `unit`.
throw new Error('a unit test loaded the built package: rename its file to *-process.test.ts');
