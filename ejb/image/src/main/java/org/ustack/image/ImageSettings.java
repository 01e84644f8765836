package org.ustack.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    public static final Setting<Set<ImportMethod>> IMPORT_METHODS = new Setting<>(
            "ustack.image.import-methods",
            "glance-direct,web-download,copy-image,glance-download",
            ImageSettings::parseMethods,
            "Import methods that are offered, separated by commas.");

    public static final Setting<Integer> IMPORTS_AT_ONCE = Setting.integer(
            "ustack.image.imports-at-once", 4, "How many imports one controller works on at a time; others wait.");

    public static final Setting<Duration> IMPORT_TIMEOUT = Setting.duration(
            "ustack.image.import-timeout", Duration.ofHours(2), "How long fetching the bytes of one image may take.");

    public static final Setting<Integer> IMPORT_ATTEMPTS = Setting.integer(
            "ustack.image.import-attempts",
            3,
            "How often an import is begun anew after the controller that worked on it has died.");

    public static final Setting<Set<Integer>> IMPORT_PORTS = new Setting<>(
            "ustack.image.import-ports",
            "80,443",
            ImageSettings::parsePorts,
            "TCP ports that images may be fetched from, separated by commas.");

    public static final Setting<List<AddressBlock>> IMPORT_ALLOWED = new Setting<>(
            "ustack.image.import-allowed-networks",
            "",
            AddressBlock::parseList,
            "Networks (CIDR, separated by commas) that images may be fetched from although they are internal.");

    public static final Setting<List<AddressBlock>> IMPORT_REFUSED = new Setting<>(
            "ustack.image.import-refused-networks",
            "",
            AddressBlock::parseList,
            "More networks (CIDR, separated by commas) that no image may be fetched from, such as public addresses of this cloud.");

    public static final Setting<Duration> TASK_MEMORY = Setting.duration(
            "ustack.image.task-memory", Duration.ofHours(48), "How long the task of an import that ended is shown.");

    private ImageSettings() {}

    private static Set<ImportMethod> parseMethods(String text) {
        Set<ImportMethod> methods = new LinkedHashSet<>();
        for (String word : words(text)) {
            methods.add(ImportMethod.ofApiName(word)
                    .orElseThrow(() -> new IllegalArgumentException("no import method: " + word)));
        }
        return Collections.unmodifiableSet(methods);
    }

    private static Set<Integer> parsePorts(String text) {
        Set<Integer> ports = new LinkedHashSet<>();
        for (String word : words(text)) {
            ports.add(Integer.valueOf(word));
        }
        return Collections.unmodifiableSet(ports);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

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
