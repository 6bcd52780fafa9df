import CacheNetData
import Testing

@testable import CacheNetTraining

struct DefaultRecipesTests {
    /// A mirrored walker is another one.
    @Test(arguments: ["walkers", "fvg:/data/FVG,kind=CROP"])
    func peopleWhoWalkAreNeverMirrored(source: String) throws {
        let recipes = DefaultRecipes(for: try SourceSpecification(source)).recipes
        for recipe in [recipes.full, recipes.fallback, recipes.partition, recipes.encoder] {
            #expect(recipe.augmentation.flip == .never && recipe.augmentation.shift > 0)
        }
    }
}
