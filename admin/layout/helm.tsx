/** The ship's wheel: our sign. */
export function Helm({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden
    >
      <circle cx="16" cy="16" r="8.6" />
      <circle cx="16" cy="16" r="2.8" fill="#c58a2c" stroke="none" />
      <path d="M16 2.5v9M16 20.500v9M2.500 16h9M20.500 16h9M6.450 6.450l6.300 6.300M19.250 19.250l6.300 6.300M25.550 6.450l-6.300 6.300M12.750 19.250l-6.300 6.300" />
    </svg>
  );
}
