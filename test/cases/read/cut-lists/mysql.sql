-- #1 select list of Album
--   1 = $some + 100 as Int
--   2 = $some as Int
--   3 = $some + 1 + 100 as Int
--   4 = $some + 1 as Int
--   5 = $some + 1 as Int
--   6 = $from as ID
--   7 = $from as ID
--   8 = ["Bea","Cat"] as list of String
--   9 = ["Bea","Cat"] as list of String
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"firstTwo":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 12) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Take` AS `t3`
  WHERE `t3`.`track` = `t2`.`id`
  LIMIT 1 OFFSET ?) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"nr":', COALESCE(CAST(`t3`.`nr` + 0 AS CHAR), 'null'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`nr` IS NOT NULL ASC, `t3`.`nr` ASC, `t3`.`id` ASC SEPARATOR '␆')), 7), '␆', ?), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Take` AS `t3`
  WHERE `t3`.`track` = `t2`.`id`) END, '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR '␆')), 7), '␆', 2), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`) END, ',"lastTwo":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t4`
  WHERE `t4`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 12) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Take` AS `t5`
  WHERE `t5`.`track` = `t4`.`id`
  LIMIT 1 OFFSET 101) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t5`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"nr":', COALESCE(CAST(`t5`.`nr` + 0 AS CHAR), 'null'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t5`.`nr` IS NOT NULL DESC, `t5`.`nr` DESC, `t5`.`id` ASC SEPARATOR '␆')), 7), '␆', -1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Take` AS `t5`
  WHERE `t5`.`track` = `t4`.`id`) END, '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR '␆')), 7), '␆', -2), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t4`
  WHERE `t4`.`album` = `t1`.`id`) END, ',"none":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t6`
  WHERE `t6`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 100) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t6`.`id` ASC SEPARATOR '␆')), 7), '␆', 0), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t6`
  WHERE `t6`.`album` = `t1`.`id`) END, ',"skipped":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t7`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t7`.`id` ASC SEPARATOR '␆')), 7), '␆', -GREATEST(COUNT(*) - 1, 0)), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t7`
  WHERE `t7`.`album` = `t1`.`id`), ',"middle":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t8`
  WHERE `t8`.`album` = `t1`.`id`
  LIMIT 1 OFFSET ?) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t8`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"length":', COALESCE(IF(ABS(`t8`.`length`) < 9007199254740992 OR CAST(`t8`.`length` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t8`.`length` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t8`.`length` + 0 AS CHAR), '.', 1)), 'null'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t8`.`length` IS NOT NULL ASC, `t8`.`length` ASC, `t8`.`id` ASC SEPARATOR '␆')), 7), '␆', ?), '␆', -GREATEST(LEAST(COUNT(*), ?) - 1, 0)), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t8`
  WHERE `t8`.`album` = `t1`.`id`) END, ',"beforeLast":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t9`
  WHERE `t9`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 103) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t9`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"length":', COALESCE(IF(ABS(`t9`.`length`) < 9007199254740992 OR CAST(`t9`.`length` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t9`.`length` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t9`.`length` + 0 AS CHAR), '.', 1)), 'null'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t9`.`length` IS NOT NULL DESC, `t9`.`length` DESC, `t9`.`id` ASC SEPARATOR '␆')), 7), '␆', -3), '␆', GREATEST(LEAST(COUNT(*), 3) - 1, 0)), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t9`
  WHERE `t9`.`album` = `t1`.`id`) END, ',"beyond":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t10`
  WHERE `t10`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 112) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t10`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t10`.`id` ASC SEPARATOR '␆')), 7), '␆', 12), '␆', -GREATEST(LEAST(COUNT(*), 12) - 9, 0)), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t10`
  WHERE `t10`.`album` = `t1`.`id`) END, ',"after":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t11`
  LEFT
  JOIN `app@dev`.`Album` AS `t13` ON `t13`.`id` = `t11`.`album`
  WHERE (`t11`.`album` = `t1`.`id` AND `t11`.`id` > (SELECT `t12`.`id`
  FROM `app@dev`.`Track` AS `t12`
  WHERE `t12`.`id` = ?))
  LIMIT 1 OFFSET 11) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t11`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"album":', CASE WHEN `t13`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"singers":', CASE WHEN (SELECT 1
  FROM `app@dev`.`_AlbumSingers` AS `t15`
  JOIN `app@dev`.`Singer` AS `t14` ON `t14`.`id` = `t15`.`B`
  WHERE `t15`.`A` = `t13`.`id`
  LIMIT 1 OFFSET 101) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t14`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t14`.`id` ASC SEPARATOR '␆')), 7), '␆', -1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`_AlbumSingers` AS `t15`
  JOIN `app@dev`.`Singer` AS `t14` ON `t14`.`id` = `t15`.`B`
  WHERE `t15`.`A` = `t13`.`id`) END, '}'), '␁t') END, '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t11`.`id` ASC SEPARATOR '␆')), 7), '␆', 1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t11`
  LEFT
  JOIN `app@dev`.`Album` AS `t13` ON `t13`.`id` = `t11`.`album`
  WHERE (`t11`.`album` = `t1`.`id` AND `t11`.`id` > (SELECT `t12`.`id`
  FROM `app@dev`.`Track` AS `t12`
  WHERE `t12`.`id` = ?))) END, ',"singers":', CASE WHEN (SELECT 1
  FROM `app@dev`.`_AlbumSingers` AS `t17`
  JOIN `app@dev`.`Singer` AS `t16` ON `t16`.`id` = `t17`.`B`
  WHERE `t17`.`A` = `t1`.`id`
  LIMIT 1 OFFSET 13) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t16`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"albums":', CASE WHEN (SELECT 1
  FROM `app@dev`.`_AlbumSingers` AS `t19`
  JOIN `app@dev`.`Album` AS `t18` ON `t18`.`id` = `t19`.`A`
  WHERE `t19`.`B` = `t16`.`id`
  LIMIT 1 OFFSET 101) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t18`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t18`.`id` ASC SEPARATOR '␆')), 7), '␆', 1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`_AlbumSingers` AS `t19`
  JOIN `app@dev`.`Album` AS `t18` ON `t18`.`id` = `t19`.`A`
  WHERE `t19`.`B` = `t16`.`id`) END, '}'), '␁t')
  ORDER BY `t16`.`name` IS NOT NULL DESC, `t16`.`name` DESC, `t16`.`id` ASC SEPARATOR '␆')), 7), '␆', 3), '␆', -GREATEST(LEAST(COUNT(*), 3) - 1, 0)), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`_AlbumSingers` AS `t17`
  JOIN `app@dev`.`Singer` AS `t16` ON `t16`.`id` = `t17`.`B`
  WHERE `t17`.`A` = `t1`.`id`) END, ',"matching":', CASE WHEN (SELECT 1
  FROM `app@dev`.`_AlbumSingers` AS `t21`
  JOIN `app@dev`.`Singer` AS `t20` ON `t20`.`id` = `t21`.`B`
  WHERE (`t21`.`A` = `t1`.`id` AND `t20`.`name` IN (?))
  LIMIT 1 OFFSET 101) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t20`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t20`.`id` ASC SEPARATOR '␆')), 7), '␆', 1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`_AlbumSingers` AS `t21`
  JOIN `app@dev`.`Singer` AS `t20` ON `t20`.`id` = `t21`.`B`
  WHERE (`t21`.`A` = `t1`.`id` AND `t20`.`name` IN (?))) END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`title` DESC, `t1`.`id` ASC;

-- #2 select list of Album
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 101) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR '␆')), 7), '␆', -1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`) END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` DESC
  LIMIT 1 OFFSET 1;

-- #3 select Album
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 102) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR '␆')), 7), '␆', 2), '␆', -GREATEST(LEAST(COUNT(*), 2) - 1, 0)), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`) END, '}'), '␁t') AS `j1`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 3;

-- sent: #1 #2 #3 (3 statements)
