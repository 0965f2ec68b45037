import { type DragEvent, useRef, useState } from 'react';

/** A file let fall anywhere on what these are spread on. */
export function useFileDrop(take: (file: File) => void) {
  const [isOver, setIsOver] = useState(false);
  const depth = useRef(0);
  const onDrag = (by: number) => (event: DragEvent) => {
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  return {
    'data-over': isOver || undefined,
    onDragEnter: onDrag(1),
    onDragLeave: onDrag(-1),
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop(event: DragEvent): void {
      event.preventDefault();
      depth.current = 0;
      setIsOver(false);
      const [file] = event.dataTransfer.files;
      if (file) take(file);
    },
  };
}
