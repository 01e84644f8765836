package org.ustack.image;

import java.util.List;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Imports, running and past, until they expire. */
public interface ImageTasks {

    /** Of one image that the caller sees, oldest first. */
    List<ImageTaskView> ofImage(RequestContext caller, String imageId);

    Slice<ImageTaskView> list(RequestContext caller, Query query);

    /** @throws org.ustack.kernel.CloudException {@link ImageError#TASK_NOT_FOUND} */
    ImageTaskView show(RequestContext caller, String id);

    /** What a list can be sorted by. */
    enum SortKey {
        CREATED_AT,
        UPDATED_AT,
        STATUS,
        TYPE
    }

    /** Null matches all. */
    record Query(
            TaskStatus status, TaskType type, String owner, SortKey sortKey, boolean descending, PageRequest page) {}
}
