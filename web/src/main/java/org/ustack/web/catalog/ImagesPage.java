package org.ustack.web.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.ImageFormats;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageQuery.Comparison;
import org.ustack.image.ImageQuery.Condition;
import org.ustack.image.ImageQuery.Field;
import org.ustack.image.ImageService;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.Visibility;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.web.access.Work;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** The images that the project can use, by name; and the record of a new one, which gets its bytes on its own page. */
@Named
@ViewScoped
public class ImagesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** No character of a name comes after it. */
    private static final String LAST = "\uffff";

    @Inject
    ImageService images;

    @Inject
    Work work;

    @Inject
    Words words;

    private Lines<ImageView> lines;
    private String search;
    private Visibility visibility;
    private ImageStatus status;
    private String format;
    private ImageForm form = new ImageForm();
    private Ask ask = Ask.NOTHING;

    @PostConstruct
    void begin() {
        lines = Lines.after(this::page, ImageView::id);
    }

    private Slice<ImageView> page(PageRequest page) {
        return images.list(work.reader(), query(page));
    }

    /** A part of the name at its beginning is a range of the index on names. */
    ImageQuery query(PageRequest page) {
        List<Condition> conditions = new ArrayList<>();
        if (search != null && !search.isBlank()) {
            conditions.add(new Condition(Field.NAME, Comparison.AT_LEAST, search.strip()));
            conditions.add(new Condition(Field.NAME, Comparison.LESS, search.strip() + LAST));
        }
        if (status != null) {
            conditions.add(new Condition(Field.STATUS, Comparison.EQUAL, status));
        }
        if (format != null) {
            conditions.add(new Condition(Field.DISK_FORMAT, Comparison.EQUAL, format));
        }
        return new ImageQuery(
                visibility,
                false,
                null,
                conditions,
                Set.of(),
                Map.of(),
                List.of(new ImageQuery.Sort(Field.NAME, false)),
                page);
    }

    public void questionChanged() {
        lines.restart();
    }

    public boolean isFiltered() {
        return (search != null && !search.isBlank()) || visibility != null || status != null || format != null;
    }

    public void add() {
        form = new ImageForm();
    }

    public String create() {
        return work.changeInForm("add_image", caller -> images.create(caller, form.wish()))
                .map(made -> "/image.xhtml?faces-redirect=true&id=" + made.id())
                .orElse(null);
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public void doAsked() {
        if (work.done("delete_image", caller -> images.delete(caller, ask.id()))) {
            words.done(words.get("did.image.delete", ask.name()));
            lines.restart();
        }
    }

    /** Who runs the cloud may delete every image, others those of their project; a protected one nobody. */
    public boolean mayDelete(ImageView image) {
        return !image.deleteProtected()
                && work.may("delete_image")
                && (work.reader().isAdmin() || work.reader().projectId().equals(image.owner()));
    }

    public boolean isMayCreate() {
        return work.may("add_image");
    }

    public List<String> getFormats() {
        return ImageFormats.DISK;
    }

    /** Those that somebody may give to an image: only who runs the cloud offers one to everybody. */
    public List<Visibility> getVisibilities() {
        return ImageForm.visibilities(work.reader());
    }

    public Visibility[] getAllVisibilities() {
        return Visibility.values();
    }

    public List<ImageStatus> getStatuses() {
        return List.of(ImageStatus.values()).stream()
                .filter(each -> each != ImageStatus.DELETED)
                .toList();
    }

    public Lines<ImageView> getLines() {
        return lines;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public Visibility getVisibility() {
        return visibility;
    }

    public void setVisibility(Visibility visibility) {
        this.visibility = visibility;
    }

    public ImageStatus getStatus() {
        return status;
    }

    public void setStatus(ImageStatus status) {
        this.status = status;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public ImageForm getForm() {
        return form;
    }

    public Ask getAsk() {
        return ask;
    }
}
