/**
 * What ends within this ends by itself: the targets of these tests would go on for ever. It is no measure of speed,
 * so that a busy machine fails nothing.
 */
export const boundMs = 10_000;
