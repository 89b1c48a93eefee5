// @ts-check
/** Prints a pocket card at one press. */
document.querySelector('.card-print button')?.addEventListener('click', () => window.print());
