-- #1 select list of Post
--   1 = $two as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT ?;

-- #2 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` DESC
  LIMIT 1;

-- #3 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 2147483647 OFFSET 1;

-- #4 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` DESC
  LIMIT 1 OFFSET 1;

-- #5 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 0;

-- #6 select list of Post
--   1 = $from as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` > (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`id` = ?)
  ORDER BY `t1`.`id` ASC;

-- #7 select list of Post
--   1 = $until as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` < (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`id` = ?)
  ORDER BY `t1`.`id` ASC;

-- #8 select list of Post
--   1 = $from as ID
--   2 = $until as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`id` > (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`id` = ?) AND `t1`.`id` < (SELECT `t3`.`id`
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`id` = ?))
  ORDER BY `t1`.`id` ASC;

-- #9 select list of Post
--   1 = $from as ID
--   2 = $from as ID
--   3 = $from as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`title` < (SELECT `t2`.`title`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`id` = ?) OR (`t1`.`title` = (SELECT `t3`.`title`
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`id` = ?) AND `t1`.`id` > ?))
  ORDER BY `t1`.`title` DESC, `t1`.`id` ASC
  LIMIT 1;

-- #10 select list of Post
--   1 = $until as ID
--   2 = $until as ID
--   3 = $until as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`title` > (SELECT `t2`.`title`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`id` = ?) OR (`t1`.`title` = (SELECT `t3`.`title`
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`id` = ?) AND `t1`.`id` < ?))
  ORDER BY `t1`.`title` ASC, `t1`.`id` DESC
  LIMIT 1;

-- #11 select list of Post
--   1 = "Letters" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`title` <> ?
  ORDER BY `t1`.`id` ASC
  LIMIT 1 OFFSET 1;

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 (11 statements)
