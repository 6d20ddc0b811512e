// The messages of zod in other languages than English, which nothing uses, take as long to load as the rest of it.
module.exports = {};
