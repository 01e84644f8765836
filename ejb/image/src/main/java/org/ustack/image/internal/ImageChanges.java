package org.ustack.image.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageChange.Verb;
import org.ustack.image.ImageError;
import org.ustack.image.ImageFormats;
import org.ustack.image.ImageStatus;
import org.ustack.image.Visibility;
import org.ustack.image.domain.Image;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** The rules by which attributes and custom properties of an image may change. */
final class ImageChanges {

    /** Written by the service alone. */
    static final Set<String> READ_ONLY = Set.of(
            "id",
            "status",
            "size",
            "virtual_size",
            "checksum",
            "os_hash_algo",
            "os_hash_value",
            "created_at",
            "updated_at",
            "self",
            "file",
            "schema",
            "direct_url",
            "stores");

    /** Words that no custom property may take. */
    static final Set<String> RESERVED = Set.of("location", "deleted", "deleted_at", "is_public");

    private static final Set<String> BASE = Set.of(
            "name",
            "visibility",
            "owner",
            "disk_format",
            "container_format",
            "min_disk",
            "min_ram",
            "protected",
            "os_hidden",
            "tags");
    private static final String LOCATIONS = "locations";

    /** Of properties that the service itself writes. */
    private static final String SERVICE_PREFIX = "os_glance_";

    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 65_535;
    private static final int MAX_SHOWN = 60;

    private final RequestContext caller;
    private final int maxProperties;
    private final int maxTags;

    ImageChanges(RequestContext caller, int maxProperties, int maxTags) {
        this.caller = caller;
        this.maxProperties = maxProperties;
        this.maxTags = maxTags;
    }

    void apply(Image image, List<ImageChange> changes) {
        for (ImageChange change : changes) {
            String name = change.name();
            if (name.equals(LOCATIONS)) {
                throw new CloudException(ImageError.LOCATIONS_HIDDEN, "verb", locationsVerb(change.verb()));
            }
            requireWritable(name);
            if (BASE.contains(name)) {
                applyToBase(image, change);
            } else {
                applyToProperty(image, change);
            }
        }
        requireWithinLimits(image);
    }

    private static String locationsVerb(Verb verb) {
        return switch (verb) {
            case ADD, ADD_NEW -> "add";
            case REPLACE -> "update";
            case REMOVE -> "remove";
        };
    }

    /** Whether an image has an attribute of that name, or may not have a property of it. */
    static boolean belongsToImage(String name) {
        return READ_ONLY.contains(name)
                || RESERVED.contains(name)
                || BASE.contains(name)
                || name.equals(LOCATIONS)
                || name.startsWith(SERVICE_PREFIX);
    }

    /** For names of a new image as well. */
    static void requireWritable(String name) {
        if (READ_ONLY.contains(name)) {
            throw new CloudException(ImageError.ATTRIBUTE_READ_ONLY, "name", name);
        }
        if (RESERVED.contains(name) || name.equals(LOCATIONS) || name.startsWith(SERVICE_PREFIX)) {
            throw new CloudException(ImageError.ATTRIBUTE_RESERVED, "name", name);
        }
    }

    void requireWithinLimits(Image image) {
        long properties = image.properties().keySet().stream()
                .filter(name -> !name.startsWith(SERVICE_PREFIX))
                .count();
        if (properties > maxProperties) {
            throw new CloudException(ImageError.TOO_MANY, "things", "properties", "limit", maxProperties);
        }
        if (image.tags().size() > maxTags) {
            throw new CloudException(ImageError.TOO_MANY, "things", "tags", "limit", maxTags);
        }
    }

    private void applyToProperty(Image image, ImageChange change) {
        String name = change.name();
        boolean present = image.properties().containsKey(name);
        switch (change.verb()) {
            case REMOVE, REPLACE -> {
                if (!present) {
                    throw new CloudException(ImageError.PROPERTY_MISSING, "name", name);
                }
            }
            case ADD_NEW -> {
                if (present) {
                    throw new CloudException(ImageError.PROPERTY_PRESENT, "name", name);
                }
            }
            case ADD -> {}
        }
        if (change.verb() == Verb.REMOVE) {
            image.properties().remove(name);
        } else {
            image.properties().put(property(name), text(name, change.value(), MAX_TEXT));
        }
    }

    private void applyToBase(Image image, ImageChange change) {
        String name = change.name();
        Object value = change.value();
        if (change.verb() == Verb.REMOVE) {
            throw new CloudException(ImageError.ATTRIBUTE_STAYS, "name", name);
        }
        if (change.verb() == Verb.ADD_NEW) {
            throw new CloudException(ImageError.PROPERTY_PRESENT, "name", name);
        }
        switch (name) {
            case "name" -> image.rename(value == null ? null : text(name, value, MAX_NAME));
            case "visibility" -> image.show(visibility(value));
            case "owner" -> giveTo(image, value);
            case "disk_format" -> {
                requireQueued(image, name);
                image.declareDiskFormat(format(name, value, ImageFormats.DISK));
            }
            case "container_format" -> {
                requireQueued(image, name);
                image.declareContainerFormat(format(name, value, ImageFormats.CONTAINER));
            }
            case "min_disk" -> image.needDisk(amount(name, value));
            case "min_ram" -> image.needRam(amount(name, value));
            case "protected" -> image.protectFromDeletion(flag(name, value));
            case "os_hidden" -> image.hide(flag(name, value));
            case "tags" -> {
                Set<String> tags = tags(value);
                image.tags().retainAll(tags);
                image.tags().addAll(tags);
            }
            default -> throw new IllegalStateException("no rule for the attribute " + name);
        }
    }

    /** Public images are everybody's default, so only an admin makes them. */
    void requireMayShow(Visibility visibility) {
        if (visibility == Visibility.PUBLIC && !caller.isAdmin()) {
            throw new CloudException(
                    ImageError.NOT_PERMITTED, "reason", "You are not authorized to complete publicize_image action.");
        }
    }

    private Visibility visibility(Object value) {
        Visibility visibility = Visibility.ofApiName(String.valueOf(value))
                .orElseThrow(() -> CommonError.invalid(
                        "visibility",
                        value,
                        "'" + value + "' is not one of ['community', 'public', 'private', 'shared']"));
        requireMayShow(visibility);
        return visibility;
    }

    private void giveTo(Image image, Object value) {
        if (value != null && value.equals(image.owner())) {
            return;
        }
        if (!caller.isAdmin()) {
            throw new CloudException(
                    ImageError.NOT_PERMITTED, "reason", "You are not permitted to modify 'owner' on this image.");
        }
        image.giveTo(value == null ? null : text("owner", value, 64));
    }

    private static void requireQueued(Image image, String name) {
        if (image.status() != ImageStatus.QUEUED) {
            throw new CloudException(ImageError.FORMAT_FIXED, "name", name);
        }
    }

    static String format(String name, Object value, List<String> known) {
        if (value != null && !known.contains(value)) {
            throw CommonError.invalid(name, value, "'" + value + "' is not one of " + known);
        }
        return (String) value;
    }

    private static int amount(String name, Object value) {
        if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw CommonError.invalid(name, value, "an integer from 0 to " + Integer.MAX_VALUE + " is expected");
    }

    private static boolean flag(String name, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw CommonError.invalid(name, value, value + " is not of type 'boolean'");
    }

    static String property(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw CommonError.invalid(
                    "properties",
                    name.substring(0, Math.min(name.length(), MAX_NAME)),
                    "the length of a property name is 1 to 255");
        }
        return name.equals(name.strip()) && name.chars().noneMatch(Character::isISOControl) ? name : refuseName(name);
    }

    private static String refuseName(String name) {
        throw CommonError.invalid(
                "properties", name.strip(), "a property name has no blanks at its ends and no control characters");
    }

    static String text(String name, Object value, int max) {
        if (!(value instanceof String text)) {
            throw CommonError.invalid(name, value, value + " is not of type 'string'");
        }
        if (text.length() > max) {
            throw CommonError.invalid(name, text.substring(0, MAX_SHOWN), "it is longer than " + max + " characters");
        }
        return text;
    }

    static Set<String> tags(Object value) {
        if (!(value instanceof List<?> list)) {
            throw CommonError.invalid("tags", value, value + " is not of type 'array'");
        }
        Set<String> tags = new HashSet<>();
        for (Object tag : list) {
            tags.add(tag(tag));
        }
        return tags;
    }

    static String tag(Object tag) {
        String text = text("tags", tag, MAX_NAME);
        if (text.isEmpty()) {
            throw CommonError.invalid("tags", tag, "a tag has at least one character");
        }
        return text;
    }
}
