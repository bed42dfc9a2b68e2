const WIDTHS = ["w-2/5", "w-3/5", "w-1/3", "w-1/2", "w-2/3", "w-1/4", "w-5/12", "w-7/12"] as const;

export function SkeletonRows({ count = 8 }: { readonly count?: number }) {
  return (
    <div aria-hidden className="animate-pulse-soft">
      {WIDTHS.slice(0, count).map((width) => (
        <div key={width} className="flex min-h-(--size-row) items-center gap-3 pl-2.5">
          <span className="size-4.5 shrink-0 rounded-full bg-pressed" />
          <span className={`h-3 rounded-sm bg-pressed ${width}`} />
        </div>
      ))}
    </div>
  );
}
