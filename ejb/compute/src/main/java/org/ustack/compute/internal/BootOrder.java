package org.ustack.compute.internal;

import java.util.List;
import org.ustack.compute.BootServer;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.image.ImageCatalogue.BootableImage;

/**
 * A wish that was found in order, with what it names.
 *
 * @param keyPair or null
 * @param count how many servers will be made
 */
record BootOrder(BootServer wish, FlavorView flavor, BootableImage image, KeyPairView keyPair, int count) {

    List<String> securityGroups() {
        return wish.securityGroups() == null ? List.of() : wish.securityGroups();
    }

    /** The name of one of them; several get a number. */
    String name(int index) {
        return wish.maxCount() > 1 ? wish.name() + "-" + (index + 1) : wish.name();
    }
}
