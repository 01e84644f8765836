package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.image.ImageSettings;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImportMethod;
import org.ustack.image.TaskStatus;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageLifecycle.Event;
import org.ustack.image.domain.ImageTask;
import org.ustack.image.internal.store.Digest;
import org.ustack.kernel.Settings;
import org.ustack.platform.Operations;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/**
 * The short transactions before and after the bytes of an import move. An import and its image change together; the row of the
 * image is locked first, always.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportLedger {

    static final String FAILED = "IMPORT_FAILED";

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    QuotaService quota;

    @Inject
    Operations operations;

    @Inject
    ImageStores stores;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Takes an import that nobody works on: it is new, or who worked on it has died.
     *
     * @param key under which the bytes will arrive; its file is open already
     * @return empty if there is nothing to do any more, or somebody does it
     */
    public Optional<Job> take(String taskId, String key) {
        ImageTask task = em.find(ImageTask.class, taskId);
        if (task == null) {
            return Optional.empty();
        }
        Image image = new ImageRepository(em).lock(task.imageId()).orElse(null);
        em.refresh(task, LockModeType.PESSIMISTIC_WRITE);
        if (!task.runs()) {
            return Optional.empty();
        }
        if (image == null || image.status() != ImageStatus.IMPORTING) {
            end(task, "The image was deleted.");
            return Optional.empty();
        }
        if (task.status() == TaskStatus.PROCESSING && !mayBeginAnew(task, image)) {
            return Optional.empty();
        }
        // The first attempt of the operation was to wait for a worker.
        operations.retry(task.operationId(), null, settings.get(ImageSettings.IMPORT_TIMEOUT), List.of());
        task.take(clock.instant());
        image.expectBytes(key);
        return job(task, image);
    }

    /** @return false if its worker lives, or enough of them have died */
    private boolean mayBeginAnew(ImageTask task, Image image) {
        if (image.contentKey() != null && stores.isBusy(image.contentKey())) {
            return false;
        }
        int deaths = operations.find(task.operationId()).orElseThrow().attempt() - 1;
        if (deaths >= settings.get(ImageSettings.IMPORT_ATTEMPTS)) {
            fail(task, image, "The controller that fetched the image has died " + deaths + " times.");
            return false;
        }
        return true;
    }

    private Optional<Job> job(ImageTask task, Image image) {
        if (task.method() != ImportMethod.GLANCE_DOWNLOAD) {
            Expectation expected = Expectation.of(image, image.diskFormat(), image.containerFormat(), quota);
            return Optional.of(new Job(task.id(), image.id(), task.source(), null, expected));
        }
        Image original = new ImageRepository(em).find(task.source()).orElse(null);
        if (original == null || original.status() != ImageStatus.ACTIVE) {
            fail(task, image, "The image " + task.source() + " is not active any more.");
            return Optional.empty();
        }
        Expectation expected = Expectation.of(image, original.diskFormat(), original.containerFormat(), quota);
        return Optional.of(new Job(task.id(), image.id(), null, original.contentKey(), expected));
    }

    /**
     * What is to be done.
     *
     * @param uri what to fetch; or null
     * @param originalKey the bytes of another image here; or null
     */
    public record Job(String taskId, String imageId, String uri, String originalKey, Expectation expected) {}

    /**
     * All bytes are there.
     *
     * @throws org.ustack.kernel.CloudException if the quota does not have room for them, or the image is gone
     */
    public void accept(Job job, String key, Digest digest, Long provenVirtualSize) {
        Image image = new ImageRepository(em)
                .lock(job.imageId())
                .filter(found -> key.equals(found.contentKey()))
                .orElseThrow(() -> ImageRepository.notFound(job.imageId()));
        ImageTask task = em.find(ImageTask.class, job.taskId());
        if (task.method() == ImportMethod.GLANCE_DOWNLOAD) {
            new ImageRepository(em)
                    .find(task.source())
                    .ifPresent(original -> OriginalImage.copyDescription(original, image));
        }
        image.apply(Event.BYTES_ACCEPTED, clock.instant());
        image.takeBytes(digest.size(), digest.md5(), digest.sha512(), provenVirtualSize);
        if (image.owner() != null) {
            quota.claim(image.owner(), image.id(), Map.of(QuotaResource.IMAGE_BYTES, digest.size()));
        }
        ImportMarks.done(image);
        task.succeed(clock.instant(), settings.get(ImageSettings.TASK_MEMORY));
        operations.succeed(task.operationId(), List.of());
    }

    /**
     * The bytes will not come.
     *
     * @param key under which they were to come
     * @param reason for the owner
     * @return whether no image refers to that key now
     */
    public boolean lose(Job job, String key, String reason) {
        Image image = new ImageRepository(em)
                .lock(job.imageId())
                .filter(found -> key.equals(found.contentKey()))
                .orElse(null);
        ImageTask task = em.find(ImageTask.class, job.taskId());
        if (image == null) {
            boolean deleted = new ImageRepository(em).find(job.imageId()).isEmpty();
            if (deleted && task.runs()) {
                end(task, "The image was deleted.");
            }
            return true;
        }
        if (image.status() != ImageStatus.IMPORTING) {
            return false;
        }
        fail(task, image, reason);
        return true;
    }

    /** For the reaper: whoever works on it has had all the time there is. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void giveUp(String operationId) {
        ImageTask task = em.createQuery("select t from ImageTask t where t.operationId = :id", ImageTask.class)
                .setParameter("id", operationId)
                .getResultStream()
                .findFirst()
                .filter(ImageTask::runs)
                .orElse(null);
        if (task == null) {
            operations.fail(operationId, FAILED, "The import is not known any more.", List.of());
            return;
        }
        String reason = "The import took longer than " + settings.get(ImageSettings.IMPORT_TIMEOUT) + ".";
        Image image = new ImageRepository(em).lock(task.imageId()).orElse(null);
        if (image == null || image.status() != ImageStatus.IMPORTING) {
            end(task, reason);
        } else {
            fail(task, image, reason);
        }
    }

    private void fail(ImageTask task, Image image, String reason) {
        image.apply(Event.BYTES_LOST, clock.instant());
        ImportMarks.failed(image);
        end(task, reason);
    }

    private void end(ImageTask task, String reason) {
        task.fail(reason, clock.instant(), settings.get(ImageSettings.TASK_MEMORY));
        operations.fail(task.operationId(), FAILED, reason, List.of());
    }

    /** Imports that have not ended, with the key of their bytes; null where nobody has begun. */
    public Map<String, String> unfinished() {
        Map<String, String> keyOfTask = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select t.id, i.contentKey from ImageTask t left join Image i on i.id = t.imageId"
                                + " where t.status in :statuses",
                        Object[].class)
                .setParameter("statuses", List.of(TaskStatus.PENDING, TaskStatus.PROCESSING))
                .getResultList()) {
            keyOfTask.put((String) row[0], (String) row[1]);
        }
        return keyOfTask;
    }

    /** @return how many tasks are forgotten now */
    public int forget() {
        return em.createQuery("delete from ImageTask t where t.status in :ended and t.expiresAt < :now")
                .setParameter("ended", List.of(TaskStatus.SUCCESS, TaskStatus.FAILURE))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
