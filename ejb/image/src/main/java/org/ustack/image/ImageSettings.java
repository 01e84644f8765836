package org.ustack.image;

import java.nio.file.Path;
import org.ustack.kernel.Setting;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;

/** All settings of the image module. */
public final class ImageSettings {

    public static final Setting<String> STORE_DIRECTORY = Setting.text(
            "ustack.image.store-dir",
            "",
            "Folder for the bytes of images; empty for the folder images in ustack.home.");

    public static final Setting<String> INTERNAL_URL = Setting.text(
            "ustack.image.internal-url",
            "",
            "Address under which agents fetch images from this controller, without a slash at the end; empty for ustack.public-url.");

    public static final Setting<Long> MAX_BYTES = new Setting<>(
            "ustack.image.max-bytes", "1099511627776", Long::valueOf, "Largest image that is taken, in bytes.");

    public static final Setting<Integer> MAX_PROPERTIES =
            Setting.integer("ustack.image.max-properties", 128, "Most custom properties of one image.");

    public static final Setting<Integer> MAX_TAGS =
            Setting.integer("ustack.image.max-tags", 128, "Most tags of one image.");

    public static final Setting<Integer> MAX_MEMBERS =
            Setting.integer("ustack.image.max-members", 128, "Most members of one image.");

    private ImageSettings() {}

    public static Path storeDirectory(Settings settings) {
        String directory = settings.get(STORE_DIRECTORY);
        return directory.isEmpty() ? Path.of(settings.get(PlatformSettings.HOME), "images") : Path.of(directory);
    }

    /** The key that signs addresses of image bytes; made at the first start. */
    public static Path keyFile(Settings settings) {
        return Path.of(settings.get(PlatformSettings.HOME), "keys", "image-content.key");
    }

    public static String internalUrl(Settings settings) {
        String url = settings.get(INTERNAL_URL);
        return url.isEmpty() ? settings.get(PlatformSettings.PUBLIC_URL) : url;
    }
}
