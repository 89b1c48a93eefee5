// @ts-check
/** Shows what changed for one role: the reader's own, or the one that is picked. */
(() => {
  const role = /** @type {HTMLSelectElement | null} */ (document.querySelector('.changes-pick select'));
  if (!role) return;
  /** @type {any} */
  const ruimte = /** @type {any} */ (window).ruimte;
  const rooms = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.changes-room')]);

  const show = () => {
    for (const room of rooms) {
      const roles = (room.dataset.role ?? '').split(' ');
      room.hidden = role.value !== '' && !roles.includes(role.value);
    }
  };

  /** The reader's role, where something is told of it. */
  const preselect = () => {
    role.value = ruimte.role() ?? '';
    if (role.selectedIndex < 0) role.value = '';
    show();
  };
  role.addEventListener('change', () => {
    if (role.value) ruimte.role(role.value);
    show();
  });
  document.addEventListener('ruimte:forgotten', preselect);
  preselect();
})();
