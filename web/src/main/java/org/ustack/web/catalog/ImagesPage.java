package org.ustack.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageService;
import org.ustack.image.ImageView;
import org.ustack.kernel.PageRequest;
import org.ustack.web.access.Work;

/** The images that the project can use, by name. */
@Named
@RequestScoped
public class ImagesPage {

    @Inject
    ImageService images;

    @Inject
    Work work;

    private List<ImageView> found;

    public List<ImageView> getImages() {
        if (found == null) {
            found = images.list(
                            work.reader(),
                            new ImageQuery(
                                    null,
                                    false,
                                    null,
                                    List.of(),
                                    Set.of(),
                                    Map.of(),
                                    List.of(new ImageQuery.Sort(ImageQuery.Field.NAME, false)),
                                    PageRequest.first()))
                    .items();
        }
        return found;
    }
}
