/** The name of the variable by which the suite knows the environment of a simulated host; absent without a PowerShell. */
export const COMPUTER_VARIABLE = 'GEN2_TEST_COMPUTER';
