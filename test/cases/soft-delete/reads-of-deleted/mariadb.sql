-- #1 select list of User
--   1 = "ann" as ID
--   2 = "ann" as ID
--   3 = "ann" as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t5`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t5`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, ',"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t6`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t7`
  JOIN `app@dev`.`Topic` AS `t6` ON `t6`.`id` = `t7`.`B`
  WHERE `t7`.`A` = `t4`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t4`
  LEFT
  JOIN `app@dev`.`User` AS `t5` ON `t5`.`id` = `t4`.`author`
  WHERE (`t4`.`author` = `t1`.`id` AND `t4`.`removedAt` IS NOT NULL)), ',"postsAggregate":', (SELECT COALESCE(CONCAT('{"count":', COALESCE(CAST(count(*) + 0 AS CHAR), '␁n'), '}'), '␁t')
  FROM `app@dev`.`Post` AS `t8`
  WHERE `t8`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`age` < (SELECT `t2`.`age`
  FROM `app@dev`.`User` AS `t2`
  WHERE `t2`.`id` = ?) OR (`t1`.`age` = (SELECT `t3`.`age`
  FROM `app@dev`.`User` AS `t3`
  WHERE `t3`.`id` = ?) AND `t1`.`id` > ?))
  ORDER BY `t1`.`age` DESC, `t1`.`id` ASC;

-- #2 select Topic
--   1 = "t2" as ID
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Topic` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`closedAt` IS NOT NULL)
  ORDER BY `t1`.`closedAt` IS NULL DESC, `t1`.`closedAt` DESC, `t1`.`id` ASC
  LIMIT 1;

-- #3 select Post
SELECT COALESCE(CONCAT('{"count":', COALESCE(CAST(count(*) + 0 AS CHAR), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`removedAt` IS NOT NULL;

-- sent: #1 #2 #3 (3 statements)
