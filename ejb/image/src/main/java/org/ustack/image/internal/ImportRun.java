package org.ustack.image.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.image.ImageSettings;
import org.ustack.image.internal.store.BrokenSource;
import org.ustack.image.internal.store.ImageStore;
import org.ustack.image.internal.web.FetchRefused;
import org.ustack.image.internal.web.WebSource;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;

/** Works on one import from beginning to end, in the thread that calls. Holds no transaction while bytes move. */
@ApplicationScoped
public class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);

    @Inject
    ImportLedger ledger;

    @Inject
    ImageStores stores;

    @Inject
    ContentIntake intake;

    @Inject
    WebSources web;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    public void run(String taskId) {
        String key = ids.uuid();
        // As with an upload, the file is there and locked before the row says so.
        try (ImageStore.Incoming incoming = stores.store().begin(key)) {
            Optional<ImportLedger.Job> job = ledger.take(taskId, key);
            if (job.isPresent()) {
                fetch(job.get(), key, incoming);
            }
        } catch (IOException e) {
            LOG.errorf(e, "the store does not take the bytes of import %s; it is tried again", taskId);
        }
    }

    private void fetch(ImportLedger.Job job, String key, ImageStore.Incoming incoming) {
        String reason = "The import broke off.";
        boolean accepted = false;
        try {
            ContentIntake.Taken taken = job.uri() == null ? fromHere(job, incoming) : fromTheWeb(job, incoming);
            incoming.keep();
            ledger.accept(job, key, taken.digest(), taken.virtualSize());
            accepted = true;
        } catch (CloudException e) {
            reason = e.getMessage();
        } catch (FetchRefused e) {
            LOG.debugf(e, "import %s ends", job.taskId());
            reason = e.getMessage();
        } catch (BrokenSource e) {
            LOG.infof("the source of import %s broke off: %s", job.taskId(), e.getCause());
            reason = e.getCause() instanceof FetchRefused refused
                    ? refused.getMessage()
                    : "The server broke off before the end of the image.";
        } catch (IOException e) {
            LOG.errorf(e, "import %s broke off", job.taskId());
        } finally {
            // A server that stops leaves the import to its next start, like one that dies.
            boolean stopping = Thread.currentThread().isInterrupted();
            if (!accepted && !stopping && ledger.lose(job, key, reason)) {
                incoming.drop();
            }
        }
    }

    private ContentIntake.Taken fromTheWeb(ImportLedger.Job job, ImageStore.Incoming incoming) throws IOException {
        Instant until = clock.instant().plus(settings.get(ImageSettings.IMPORT_TIMEOUT));
        WebSource source = web.source();
        try (WebSource.Download download = source.open(source.check(job.uri()), until)) {
            return intake.take(incoming, download.content(), download.length(), job.expected());
        }
    }

    private ContentIntake.Taken fromHere(ImportLedger.Job job, ImageStore.Incoming incoming) throws IOException {
        try (InputStream bytes = Files.newInputStream(stores.store().path(job.originalKey()))) {
            return intake.take(incoming, bytes, null, job.expected());
        }
    }
}
