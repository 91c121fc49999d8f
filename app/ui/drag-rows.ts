import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";

/** A row that is dragged by its handle, if it has one, and over which others are. */
export function dragRow(element: HTMLElement, dragHandle: HTMLElement | null, rowId: string): () => void {
  return combine(
    ...(dragHandle ? [draggable({ element, dragHandle, getInitialData: () => ({ rowId }) })] : []),
    dropTargetForElements({
      element,
      getData: () => ({ rowId }),
      canDrop: ({ source }) => source.element.parentElement === element.parentElement,
    }),
  );
}

type Watch = {
  start: (id: string) => void;
  over: (id: string, target: string) => void;
  end: (inside: boolean) => void;
};

/** Follows a row of this list over the others. */
export function watchRows(list: HTMLElement, watch: Watch): () => void {
  const idOf = (data: Record<string | symbol, unknown>) => String(data.rowId);
  return monitorForElements({
    canMonitor: ({ source }) => source.element.parentElement === list,
    onDragStart: ({ source }) => watch.start(idOf(source.data)),
    onDropTargetChange: ({ source, location }) => {
      const [target] = location.current.dropTargets;
      if (target) watch.over(idOf(source.data), idOf(target.data));
    },
    onDrop: ({ location }) => watch.end(location.current.dropTargets.length > 0),
  });
}
