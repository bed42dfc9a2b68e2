/** Three lines, one of them done: what the place will look like. */
export function EmptyArt() {
  return (
    <svg aria-hidden width="132" height="92" viewBox="0 0 132 92" className="mb-3">
      <rect x="14" y="8" width="104" height="76" rx="12" className="fill-sunken" />
      <rect x="6" y="0" width="104" height="76" rx="12" className="fill-raised stroke-line" />
      <circle cx="24" cy="20" r="6" className="fill-accent" />
      <path
        d="m21.4 20.2 1.8 1.8 3.4-3.8"
        className="fill-none stroke-on-accent"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {[38, 56].map((y) => (
        <circle
          key={y}
          cx="24"
          cy={y}
          r="5.25"
          className="fill-none stroke-edge"
          strokeWidth="1.5"
        />
      ))}
      <rect x="38" y="17" width="40" height="6" rx="3" className="fill-accent-soft" />
      <rect x="38" y="35" width="58" height="6" rx="3" className="fill-line" />
      <rect x="38" y="53" width="30" height="6" rx="3" className="fill-line" />
    </svg>
  );
}
