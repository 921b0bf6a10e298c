/** The program: what node loads first. */
const { main } = require('./main') as typeof import('./main');

main();
