package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ustack.image.ImageError;
import org.ustack.image.ImageTaskView;
import org.ustack.image.ImageTasks;
import org.ustack.image.domain.ImageTask;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Reads tasks. */
@Stateless
public class ImageTasksBean implements ImageTasks {

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Override
    public List<ImageTaskView> ofImage(RequestContext caller, String imageId) {
        new ImageRepository(em).visible(caller, imageId);
        return em.createQuery(
                        "select t from ImageTask t where t.imageId = :id order by t.createdAt, t.id", ImageTask.class)
                .setParameter("id", imageId)
                .getResultStream()
                .map(ImageTask::view)
                .toList();
    }

    @Override
    public ImageTaskView show(RequestContext caller, String id) {
        return visible(caller, id, ImageError.TASK_NOT_FOUND, "id").view();
    }

    private ImageTask visible(RequestContext caller, String id, ErrorCode otherwise, String argument) {
        ImageTask task = em.find(ImageTask.class, id);
        if (task == null || !caller.maySee(task.owner())) {
            throw new CloudException(otherwise, argument, id);
        }
        return task;
    }

    @Override
    public Slice<ImageTaskView> list(RequestContext caller, Query query) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        where(conditions, parameters, "t.owner", caller.isAdmin() ? query.owner() : caller.projectId());
        where(conditions, parameters, "t.status", query.status());
        where(conditions, parameters, "t.type", query.type());
        KeyOrder order = new KeyOrder(column(query.sortKey()), "t.id", query.descending());
        String marker = query.page().marker();
        ImageTask last = marker == null ? null : visible(caller, marker, CommonError.MARKER_NOT_FOUND, "marker");
        if (last != null) {
            conditions.add(order.after());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<ImageTask> statement =
                em.createQuery("select t from ImageTask t" + where + order.clause(), ImageTask.class);
        parameters.forEach(statement::setParameter);
        if (last != null) {
            order.setLast(statement, value(last.view(), query.sortKey()), last.id());
        }
        List<ImageTaskView> found = statement
                .setMaxResults(query.page().limit() + 1)
                .getResultStream()
                .map(ImageTask::view)
                .toList();
        return Slice.of(found, query.page().limit());
    }

    private static void where(List<String> conditions, Map<String, Object> parameters, String column, Object value) {
        if (value != null) {
            String name = column.substring(2);
            conditions.add(column + " = :" + name);
            parameters.put(name, value);
        }
    }

    private static String column(SortKey key) {
        return switch (key) {
            case CREATED_AT -> "t.createdAt";
            case UPDATED_AT -> "t.updatedAt";
            case STATUS -> "t.status";
            case TYPE -> "t.type";
        };
    }

    private static Object value(ImageTaskView task, SortKey key) {
        return switch (key) {
            case CREATED_AT -> task.createdAt();
            case UPDATED_AT -> task.updatedAt();
            case STATUS -> task.status();
            case TYPE -> task.type();
        };
    }
}
