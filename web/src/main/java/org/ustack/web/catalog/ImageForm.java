package org.ustack.web.catalog;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageView;
import org.ustack.image.Visibility;
import org.ustack.kernel.RequestContext;
import org.ustack.web.parts.PairsConverter;

/** What a form says of an image: a new one, or one that is there. */
public class ImageForm implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Names of properties that the image service keeps for itself. */
    private static final String SERVICES_OWN = "os_glance";

    private String name;
    private String diskFormat = "qcow2";
    private String containerFormat = "bare";
    private Visibility visibility = Visibility.SHARED;
    private int minDisk;
    private int minRam;
    private boolean guarded;
    private String tags;
    private Map<String, String> properties = new TreeMap<>();

    /** Of a new one. */
    public ImageForm() {}

    /** Of one that is there. */
    ImageForm(ImageView image) {
        name = image.name();
        diskFormat = image.diskFormat();
        containerFormat = image.containerFormat();
        visibility = image.visibility();
        minDisk = image.minDisk();
        minRam = image.minRam();
        guarded = image.deleteProtected();
        tags = String.join(", ", image.tags());
        properties = editable(image);
    }

    static Map<String, String> own(Map<String, String> properties) {
        Map<String, String> own = new TreeMap<>(properties);
        own.keySet().removeIf(key -> key.startsWith(SERVICES_OWN));
        return own;
    }

    /** Those that a line of the form can carry; others stay as they are. */
    private static Map<String, String> editable(ImageView image) {
        Map<String, String> editable = own(image.properties());
        editable.entrySet().removeIf(pair -> !PairsConverter.carries(pair.getKey(), pair.getValue()));
        return editable;
    }

    static List<Visibility> visibilities(RequestContext caller) {
        return List.of(Visibility.values()).stream()
                .filter(each -> each != Visibility.PUBLIC || caller.isAdmin())
                .toList();
    }

    CreateImage wish() {
        return new CreateImage(
                null,
                name.strip(),
                null,
                visibility,
                diskFormat,
                containerFormat,
                minDisk,
                minRam,
                guarded,
                false,
                words(),
                properties);
    }

    /** What makes that image the one of the form: only what differs, so that nobody else's change is taken back. */
    List<ImageChange> changes(ImageView image) {
        List<ImageChange> changes = new ArrayList<>();
        replace(changes, "name", image.name(), name.strip());
        replace(changes, "visibility", image.visibility().apiName(), visibility.apiName());
        replace(changes, "min_disk", (long) image.minDisk(), (long) minDisk);
        replace(changes, "min_ram", (long) image.minRam(), (long) minRam);
        replace(changes, "protected", image.deleteProtected(), guarded);
        if (!image.tags().equals(words())) {
            changes.add(new ImageChange(ImageChange.Verb.REPLACE, "tags", List.copyOf(words())));
        }
        Map<String, String> before = editable(image);
        before.keySet().stream()
                .filter(key -> !properties.containsKey(key))
                .forEach(key -> changes.add(new ImageChange(ImageChange.Verb.REMOVE, key, null)));
        properties.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                changes.add(new ImageChange(ImageChange.Verb.ADD, key, value));
            }
        });
        return changes;
    }

    private static void replace(List<ImageChange> changes, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new ImageChange(ImageChange.Verb.REPLACE, name, after));
        }
    }

    private Set<String> words() {
        Set<String> found = new TreeSet<>();
        if (tags != null) {
            for (String tag : tags.split("[,，]")) {
                if (!tag.isBlank()) {
                    found.add(tag.strip());
                }
            }
        }
        return found;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDiskFormat() {
        return diskFormat;
    }

    public void setDiskFormat(String diskFormat) {
        this.diskFormat = diskFormat;
    }

    public String getContainerFormat() {
        return containerFormat;
    }

    public void setContainerFormat(String containerFormat) {
        this.containerFormat = containerFormat;
    }

    public Visibility getVisibility() {
        return visibility;
    }

    public void setVisibility(Visibility visibility) {
        this.visibility = visibility;
    }

    /** GiB. */
    public int getMinDisk() {
        return minDisk;
    }

    public void setMinDisk(int minDisk) {
        this.minDisk = minDisk;
    }

    /** MiB. */
    public int getMinRam() {
        return minRam;
    }

    public void setMinRam(int minRam) {
        this.minRam = minRam;
    }

    /** Whether deleting it is refused. */
    public boolean isGuarded() {
        return guarded;
    }

    public void setGuarded(boolean guarded) {
        this.guarded = guarded;
    }

    /** Between commas. */
    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public Map<String, String> getProperties() {
        return properties;
    }

    public void setProperties(Map<String, String> properties) {
        this.properties = properties;
    }
}
