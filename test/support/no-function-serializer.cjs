// What Pulumi needs to serialize functions of programs, TypeScript and npm's resolver, takes longer to load than the
// rest of it. No unit test serializes a function.
module.exports = {};
