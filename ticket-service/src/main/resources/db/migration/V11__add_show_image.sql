-- Width and height repeat those of the image, which never changes, so that lists need no join.
alter table show
    add column image_id     uuid references image,
    add column image_alt    text check (char_length(image_alt) between 1 and 300 and btrim(image_alt) <> ''),
    add column image_width  integer,
    add column image_height integer,
    add constraint show_image check (num_nulls(image_id, image_alt, image_width, image_height) in (0, 4));
