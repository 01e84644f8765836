package org.ustack.image;

import java.util.List;

/** The formats that can be declared, by the names of the API. */
public final class ImageFormats {

    public static final List<String> DISK =
            List.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso");
    public static final List<String> CONTAINER =
            List.of("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed");

    private ImageFormats() {}
}
