package org.ustack.image.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageError;
import org.ustack.image.ImageImports;
import org.ustack.image.ImageService;
import org.ustack.image.ImageSettings;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageTaskView;
import org.ustack.image.ImportImage;
import org.ustack.image.ImportMethod;
import org.ustack.image.TaskType;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageLifecycle.Event;
import org.ustack.image.domain.ImageTask;
import org.ustack.image.domain.ImageTask.Subject;
import org.ustack.image.internal.web.FetchRefused;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;

/** Imports begin in the caller's transaction. */
@Stateless
public class ImageImportsBean implements ImageImports {

    private static final Logger LOG = Logger.getLogger(ImageImportsBean.class);

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    ImageService images;

    @Inject
    ImportStart start;

    @Inject
    ImportRegions regions;

    @Inject
    WebSources web;

    @Inject
    Settings settings;

    @Override
    public void begin(RequestContext caller, String imageId, ImportImage command) {
        Image image = new ImageRepository(em).owned(caller, imageId);
        ImportRules.require(image, command, settings.get(ImageSettings.IMPORT_METHODS));
        ImageTask task =
                switch (command.method()) {
                    case GLANCE_DIRECT -> takeStaged(caller, image, command);
                    case COPY_IMAGE -> copy(caller, image, command);
                    case WEB_DOWNLOAD -> {
                        requireFetchable(command.uri());
                        yield start.later(caller, image, subject(image, command, command.uri()));
                    }
                    case GLANCE_DOWNLOAD -> fromRegion(caller, image, command);
                };
        em.persist(task);
    }

    /** What was staged was inspected then, and lies where it will lie. */
    private ImageTask takeStaged(RequestContext caller, Image image, ImportImage command) {
        ImageTask task = start.done(caller, image, subject(image, command, null));
        image.apply(Event.IMPORT_BEGUN, task.view().createdAt());
        image.apply(Event.IMPORTED, task.view().createdAt());
        return task;
    }

    /** With one store the bytes are in all stores already. */
    private ImageTask copy(RequestContext caller, Image image, ImportImage command) {
        if (!command.stores().isEmpty()) {
            throw new CloudException(
                    ImageError.IN_STORE_ALREADY, "store", command.stores().get(0));
        }
        return start.done(caller, image, subject(image, command, null));
    }

    /** Whether the caller may read the other image is asked now, by what the caller is now. */
    private ImageTask fromRegion(RequestContext caller, Image image, ImportImage command) {
        String original = command.source().imageId();
        Subject subject = subject(image, command, original);
        Optional<String> problem = regions.problem(command.source());
        if (problem.isPresent()) {
            return start.failed(caller, image, subject, problem.get());
        }
        ImageRepository all = new ImageRepository(em);
        boolean readable = all.find(original)
                .filter(found -> all.maySee(caller, found) && found.status() == ImageStatus.ACTIVE)
                .isPresent();
        return readable
                ? start.later(caller, image, subject)
                : start.failed(
                        caller,
                        image,
                        subject,
                        "Region " + command.source().region() + " has no active image " + original + ".");
    }

    @Override
    public ImageTaskView createByTask(RequestContext caller, CreateImage command, String uri, String input) {
        if (!settings.get(ImageSettings.IMPORT_METHODS).contains(ImportMethod.WEB_DOWNLOAD)) {
            throw new CloudException(ImageError.METHOD_OFF, "method", ImportMethod.WEB_DOWNLOAD.apiName());
        }
        requireFetchable(uri);
        String id = images.create(caller, command).id();
        Image image = new ImageRepository(em).owned(caller, id);
        ImageTask task =
                start.later(caller, image, new Subject(TaskType.IMPORT, ImportMethod.WEB_DOWNLOAD, uri, id, input));
        em.persist(task);
        return task.view();
    }

    private void requireFetchable(String uri) {
        try {
            web.source().check(uri);
        } catch (FetchRefused e) {
            LOG.debugf(e, "no image is fetched from %s", uri);
            throw new CloudException(e, ImageError.URI_REFUSED, "uri", uri);
        }
    }

    private static Subject subject(Image image, ImportImage command, String source) {
        ObjectNode input = Json.mapper().createObjectNode();
        input.put("image_id", image.id());
        input.set("import_req", Json.read(command.request(), ObjectNode.class));
        input.set("backend", Json.mapper().valueToTree(List.of(STORE)));
        return new Subject(TaskType.API_IMAGE_IMPORT, command.method(), source, image.id(), input.toString());
    }
}
