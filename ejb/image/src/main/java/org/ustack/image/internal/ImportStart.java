package org.ustack.image.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ustack.image.ImageSettings;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageLifecycle.Event;
import org.ustack.image.domain.ImageTask;
import org.ustack.image.domain.ImageTask.Subject;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.Operations.BeginOperation;

/** The first record of an import, in the caller's transaction: the image's state, the task that users see, the operation. */
@ApplicationScoped
public class ImportStart {

    static final String RESOURCE = "image";
    private static final String ACTION = "import";

    @Inject
    Operations operations;

    @Inject
    ImportWorkers workers;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** The bytes are somewhere else: a worker fetches them once the transaction has committed. */
    public ImageTask later(RequestContext caller, Image image, Subject subject) {
        OperationView operation = operations.begin(caller, operation(image));
        ImageTask task = new ImageTask(ids.uuid(), caller, subject, operation.id(), clock.instant());
        image.apply(Event.IMPORT_BEGUN, clock.instant());
        ImportMarks.begun(image, task.id());
        String id = task.id();
        afterCommit.run(() -> workers.submit(id));
        return task;
    }

    /** The bytes are here: nothing is left to do but to say so. */
    public ImageTask done(RequestContext caller, Image image, Subject subject) {
        OperationView operation = operations.recordDone(caller, operation(image));
        ImageTask task = new ImageTask(ids.uuid(), caller, subject, operation.id(), clock.instant());
        task.succeed(clock.instant(), memory());
        ImportMarks.done(image);
        return task;
    }

    /** The bytes cannot be had, as was found at once; the image stays as it is. */
    public ImageTask failed(RequestContext caller, Image image, Subject subject, String reason) {
        OperationView operation = operations.begin(caller, operation(image));
        operations.fail(operation.id(), ImportLedger.FAILED, reason, List.of());
        ImageTask task = new ImageTask(ids.uuid(), caller, subject, operation.id(), clock.instant());
        task.fail(reason, clock.instant(), memory());
        ImportMarks.failed(image);
        return task;
    }

    private BeginOperation operation(Image image) {
        return new BeginOperation(RESOURCE, image.id(), ACTION, null, settings.get(ImageSettings.IMPORT_TIMEOUT));
    }

    private Duration memory() {
        return settings.get(ImageSettings.TASK_MEMORY);
    }
}
