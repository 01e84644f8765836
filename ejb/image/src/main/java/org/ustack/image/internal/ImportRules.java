package org.ustack.image.internal;

import java.util.Set;
import org.ustack.image.ImageError;
import org.ustack.image.ImageImports;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImportImage;
import org.ustack.image.ImportMethod;
import org.ustack.image.domain.Image;
import org.ustack.kernel.CloudException;

/** When an import may begin. */
final class ImportRules {

    private ImportRules() {}

    static void require(Image image, ImportImage command, Set<ImportMethod> offered) {
        ImportMethod method = command.method();
        if (!offered.contains(method)) {
            throw new CloudException(ImageError.METHOD_OFF, "method", method.apiName());
        }
        requireKnownStores(command);
        requireStatus(image, method);
        if (image.containerFormat() == null) {
            throw new CloudException(ImageError.FORMAT_FIRST, "name", "container_format");
        }
        if (image.diskFormat() == null) {
            throw new CloudException(ImageError.FORMAT_FIRST, "name", "disk_format");
        }
    }

    private static void requireKnownStores(ImportImage command) {
        for (String store : command.stores()) {
            if (!store.equals(ImageImports.STORE)) {
                throw new CloudException(ImageError.UNKNOWN_STORE, "store", store);
            }
        }
    }

    private static void requireStatus(Image image, ImportMethod method) {
        if (image.status() == ImageStatus.IMPORTING) {
            throw new CloudException(ImageError.IMPORT_RUNNING);
        }
        if (method == ImportMethod.COPY_IMAGE) {
            if (image.status() != ImageStatus.ACTIVE) {
                throw new CloudException(ImageError.NOT_ACTIVE_TO_COPY);
            }
            return;
        }
        if (image.status() == ImageStatus.ACTIVE) {
            throw new CloudException(ImageError.ACTIVE_ALREADY);
        }
        if (method == ImportMethod.GLANCE_DIRECT) {
            if (image.status() != ImageStatus.UPLOADING || image.size() == null) {
                throw new CloudException(ImageError.NOT_STAGED);
            }
            return;
        }
        if (image.status() != ImageStatus.QUEUED) {
            throw new CloudException(ImageError.NOT_QUEUED_TO_IMPORT, "method", method.apiName());
        }
    }
}
